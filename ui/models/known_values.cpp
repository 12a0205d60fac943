#include "ui/models/known_values.h"

#include "logging/query/query_subjects.h"

#include <QHash>

#include <algorithm>

namespace ccr::ui {

namespace {

constexpr quint64 mostLookedAt = 2000;

} // namespace

QStringList knownValues(const LiveExchanges &live, logging::QueryField field)
{
    QHash<QByteArray, int> counts;
    const quint64 first = live.end() > mostLookedAt ? std::max(live.first(), live.end() - mostLookedAt) : live.first();
    for (quint64 position = first; position < live.end(); ++position) {
        const logging::ExchangeSubject subject(*live.at(position));
        const logging::QueryValue value = subject.value(field, {});
        if (const auto *text = std::get_if<std::string_view>(&value))
            ++counts[QByteArray(text->data(), static_cast<qsizetype>(text->size()))];
        else if (const auto *number = std::get_if<std::int64_t>(&value); number && field == logging::QueryField::Status)
            ++counts[QByteArray::number(static_cast<qint64>(*number))];
    }
    QList<QByteArray> values = counts.keys();
    std::sort(values.begin(), values.end(),
              [&counts](const QByteArray &a, const QByteArray &b) { return counts[a] != counts[b] ? counts[a] > counts[b] : a < b; });
    QStringList texts;
    for (const QByteArray &value : std::as_const(values)) texts.append(QString::fromUtf8(value));
    return texts;
}

} // namespace ccr::ui
