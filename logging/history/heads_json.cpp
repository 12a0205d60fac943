#include "logging/history/heads_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace ccr::logging {

QString headsAsJson(const std::vector<MessageHead> &heads)
{
    QJsonArray all;
    for (const MessageHead &head : heads) {
        const std::string_view kind = toString(head.kind);
        all.append(QJsonArray{QString::fromLatin1(kind.data(), static_cast<qsizetype>(kind.size())), head.attempt,
                              QString::fromStdString(head.text), head.leftOut});
    }
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

std::vector<MessageHead> headsFromJson(const QString &json)
{
    std::vector<MessageHead> heads;
    const QJsonArray all = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &value : all) {
        const QJsonArray parts = value.toArray();
        const std::optional<StoredBody::Kind> kind = storedKindFromString(parts.at(0).toString().toStdString());
        if (!kind) continue;
        heads.push_back(
            {.kind = *kind, .attempt = parts.at(1).toInt(), .text = parts.at(2).toString().toStdString(), .leftOut = parts.at(3).toInt()});
    }
    return heads;
}

} // namespace ccr::logging
