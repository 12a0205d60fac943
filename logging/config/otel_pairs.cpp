#include "logging/config/otel_pairs.h"

#include <QStringList>

#include <algorithm>
#include <cctype>

namespace ccr::logging {

namespace {

// QUrl::fromPercentEncoding() would make something of "%zz" too.
QString decoded(const QString &text, bool &hasStrayPercent)
{
    const auto isDigit = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    const QByteArray written = text.trimmed().toUtf8();
    QByteArray bytes;
    for (qsizetype at = 0; at < written.size(); ++at) {
        const QByteArray digits = written[at] == '%' ? written.mid(at + 1, 2) : QByteArray();
        if (digits.size() == 2 && std::all_of(digits.begin(), digits.end(), isDigit)) {
            bytes.append(QByteArray::fromHex(digits));
            at += 2;
            continue;
        }
        hasStrayPercent = hasStrayPercent || written[at] == '%';
        bytes.append(written[at]);
    }
    return QString::fromUtf8(bytes);
}

} // namespace

std::optional<OtelPairs> readOtelPairs(const QString &text)
{
    OtelPairs pairs;
    for (const QString &part : text.split(u',')) {
        if (part.trimmed().isEmpty()) continue;
        const qsizetype equals = part.indexOf(u'=');
        if (equals < 0 || part.left(equals).trimmed().isEmpty()) return std::nullopt;
        const QString name = decoded(part.left(equals), pairs.hasStrayPercent);
        pairs.list.emplace_back(name, decoded(part.mid(equals + 1), pairs.hasStrayPercent));
    }
    return pairs;
}

} // namespace ccr::logging
