#pragma once
// Order books. An order is paid when it is placed, waits for the item's lead, falls due, and is made.

#include <map>
#include <string>
#include <tuple>

#include "reference/parameters.hpp"

namespace sinews::reference {

struct BookKey {
    std::string party, receiver, item;
    friend auto operator<=>(const BookKey&, const BookKey&) = default;
};

struct Book {
    double due = 0;                     // B: fell due before this month and is not made
    std::map<int, double> falling_due;  // by month, this one and later

    [[nodiscard]] double falls_due_in(int month) const;  // d
    [[nodiscard]] double waiting() const;                // all that has not fallen due, this month's included
    /// Q: all that is ordered on this book and not made.
    [[nodiscard]] double outstanding() const { return due + waiting(); }
};

using Books = std::map<BookKey, Book>;

/// The opening books of stocks.csv, which are the party's own. Waiting orders fall due as waiting * max(0, min(L,
/// t+1) - t) / L; L = 0: all in the first month.
[[nodiscard]] Books opening_books(const Parameters& parameters);

/// An order waits for L months: the part 1 - f falls due in month t + floor(L), f = L - floor(L) a month later.
void place_order(Book& book, double amount, double lead_months, int month);

/// The end of the month: what fell due and was not made stays in the book.
void close_month(Book& book, int month, double made);

}  // namespace sinews::reference
