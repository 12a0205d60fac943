#include "ui/models/time_condition.h"

#include "logging/base/date_time.h"
#include "ui/models/filter_parts.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QString condition(QStringView sign, WallTime time)
{
    return u"time:%1\"%2\""_s.arg(sign, localTime(time).toString(Qt::ISODateWithMs));
}

} // namespace

QString startedAfter(WallTime time)
{
    return condition(u">", time);
}

logging::Query withinTimes(const logging::Query &query, std::optional<WallTime> from, std::optional<WallTime> to)
{
    QString text = query.text();
    if (from) text = withFilterPart(text, condition(u">=", *from));
    if (to) text = withFilterPart(text, condition(u"<", *to));
    std::variant<logging::Query, logging::QueryError> parsed = logging::Query::parse(text);
    return std::holds_alternative<logging::Query>(parsed) ? std::get<logging::Query>(std::move(parsed)) : query;
}

} // namespace ccr::ui
