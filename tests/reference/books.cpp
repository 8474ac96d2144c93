#include "reference/books.hpp"

#include <algorithm>
#include <cmath>

#include "reference/quantities.hpp"

namespace sinews::reference {

double Book::falls_due_in(int month) const {
    const auto found = falling_due.find(month);
    return found == falling_due.end() ? 0.0 : found->second;
}

double Book::waiting() const {
    double sum = 0;
    for (const auto& [month, amount] : falling_due) sum += amount;
    return sum;
}

Books opening_books(const Parameters& parameters) {
    Books books;
    for (const auto& row : parameters.stocks) {
        if (row.book == 0 && row.waiting == 0) continue;
        auto& book = books[{row.party, row.party, row.item}];
        book.due += row.book;
        const double lead = parameters.items.at(row.item).lead_months;
        if (lead == 0) {
            book.falling_due[0] += row.waiting;
            continue;
        }
        for (int month = 0; month < lead; ++month) {
            const double part = std::max(0.0, std::min(lead, month + 1.0) - month) / lead;
            book.falling_due[month] += row.waiting * part;
        }
    }
    return books;
}

void place_order(Book& book, double amount, double lead_months, int month) {
    if (!(amount > 0)) return;
    const double whole = std::floor(lead_months);
    const double fraction = lead_months - whole;
    const int first = month + static_cast<int>(whole);
    book.falling_due[first] += amount * (1 - fraction);
    if (fraction > 0) book.falling_due[first + 1] += amount * fraction;
}

void close_month(Book& book, int month, double made) {
    book.due = rest_of(book.due + book.falls_due_in(month), made);
    book.falling_due.erase(month);
}

}  // namespace sinews::reference
