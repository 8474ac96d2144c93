#include "cli/program.hpp"

int main(int count, char** arguments) { return sinews::cli::run_program(count, arguments); }
