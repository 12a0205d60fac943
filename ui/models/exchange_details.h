#pragma once

#include "logging/api/message_head.h"
#include "logging/api/snapshots.h"

#include <QList>
#include <QString>

namespace ccr::ui {

/// One line of what the inspector lists about an exchange.
struct Detail
{
    QString name;
    QString value;
    QString meaning = {}; ///< of the name; may be empty
    QString column = {};  ///< id of the column of the request list that shows it; empty: none does
    bool operator==(const Detail &) const = default;
};

struct DetailGroup
{
    QString title; ///< empty: its lines stand on their own
    QList<Detail> details;
    bool operator==(const DetailGroup &) const = default;
};

/// Everything that is known, by the names of the query language first. What is not known is left out.
QList<DetailGroup> fieldDetails(const logging::ExchangeSnapshot &exchange);
/// The header fields of its messages, a group for each, in the order in which they passed.
QList<DetailGroup> headDetails(const std::vector<logging::MessageHead> &heads);
/// Where the time went: each phase with its length and its begin, then what was measured elsewhere.
QList<DetailGroup> timingDetails(const logging::ExchangeSnapshot &exchange);

/// Lines "name: value", a group under its title.
QString detailText(const QList<DetailGroup> &groups);

} // namespace ccr::ui
