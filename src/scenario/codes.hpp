#pragma once
// The code of every fault, by what it means. explain.cpp tells each one to a reader; a test holds the two together.

#include <string_view>

namespace sinews::scenario::code {

// Files and their text
inline constexpr std::string_view missing_file = "E001";
inline constexpr std::string_view not_text = "E002";
inline constexpr std::string_view too_large = "E003";
inline constexpr std::string_view csv_quotes = "E004";
inline constexpr std::string_view ragged_row = "E005";
inline constexpr std::string_view toml_syntax = "E006";
inline constexpr std::string_view unknown_column = "E007";
inline constexpr std::string_view missing_column = "E008";
inline constexpr std::string_view repeated_column = "E009";
inline constexpr std::string_view misnamed_file = "E010";
inline constexpr std::string_view unknown_key = "E011";
inline constexpr std::string_view missing_key = "E012";
inline constexpr std::string_view wrong_type = "E013";
inline constexpr std::string_view too_many_faults = "E099";

// Cells
inline constexpr std::string_view yearly_hole = "E014";
inline constexpr std::string_view empty_cell = "E015";
inline constexpr std::string_view not_an_expression = "E016";
inline constexpr std::string_view not_a_month = "E017";
inline constexpr std::string_view not_a_whole_number = "E018";
inline constexpr std::string_view unknown_word = "E019";
inline constexpr std::string_view months_reversed = "E020";
inline constexpr std::string_view outside_horizon = "E021";
inline constexpr std::string_view impossible_horizon = "E022";
inline constexpr std::string_view negative_number = "E023";
inline constexpr std::string_view not_finite = "E024";
inline constexpr std::string_view outside_bounds = "E025";
inline constexpr std::string_view not_plain = "E026";
inline constexpr std::string_view bad_draw = "E027";
inline constexpr std::string_view bad_name = "E028";

// Names
inline constexpr std::string_view unknown_party = "E030";
inline constexpr std::string_view unknown_item = "E031";
inline constexpr std::string_view unknown_bloc = "E032";
inline constexpr std::string_view unknown_group = "E033";
inline constexpr std::string_view unknown_category = "E034";
inline constexpr std::string_view unknown_source = "E035";
inline constexpr std::string_view unknown_variable = "E036";
inline constexpr std::string_view unknown_measure = "E037";
inline constexpr std::string_view unknown_comparison = "E038";
inline constexpr std::string_view unknown_series = "E039";
inline constexpr std::string_view unknown_line = "E040";
inline constexpr std::string_view unknown_candidate = "E041";
inline constexpr std::string_view duplicate = "E042";
inline constexpr std::string_view no_source = "E043";

// Rules between rows
inline constexpr std::string_view recipe_cycle = "E050";
inline constexpr std::string_view variable_cycle = "E051";
inline constexpr std::string_view final_and_input = "E052";
inline constexpr std::string_view lead_on_input = "E053";
inline constexpr std::string_view shares_over_one = "E054";
inline constexpr std::string_view late_economy = "E055";
inline constexpr std::string_view overlapping_targets = "E056";
inline constexpr std::string_view rate_and_money_share = "E057";
inline constexpr std::string_view money_share_without_money = "E058";
inline constexpr std::string_view money_share_without_price = "E059";
inline constexpr std::string_view missing_portfolio = "E060";
inline constexpr std::string_view below_one = "E061";
inline constexpr std::string_view trigger_not_allowed = "E062";
inline constexpr std::string_view no_decision = "E063";
inline constexpr std::string_view learning_without_experience = "E064";
inline constexpr std::string_view trade_with_itself = "E065";
inline constexpr std::string_view unit_mismatch = "E066";
inline constexpr std::string_view low_above_high = "E067";

// Measures, comparisons, claims, levers
inline constexpr std::string_view measure_selection = "E070";
inline constexpr std::string_view sum_of_levels = "E071";
inline constexpr std::string_view measure_cycle = "E072";
inline constexpr std::string_view claim_test = "E073";
inline constexpr std::string_view no_history = "E074";
inline constexpr std::string_view lever_table = "E075";
inline constexpr std::string_view lever_column = "E076";
inline constexpr std::string_view lever_change = "E077";
inline constexpr std::string_view bad_window = "E078";
inline constexpr std::string_view lever_past = "E079";

// Warnings: the scenario runs
inline constexpr std::string_view negative_draws = "W001";
inline constexpr std::string_view cut_draws = "W002";
inline constexpr std::string_view assumption_without_note = "W003";
inline constexpr std::string_view unknown_file = "W004";
inline constexpr std::string_view lever_selects_nothing = "W005";
inline constexpr std::string_view has_no_effect = "W006";
inline constexpr std::string_view default_taken = "W007";
inline constexpr std::string_view odd_date = "W008";
inline constexpr std::string_view odd_address = "W009";
inline constexpr std::string_view unusual = "W010";
inline constexpr std::string_view variable_without_source = "W011";

}  // namespace sinews::scenario::code
