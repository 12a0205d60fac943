#pragma once

#include "logging/api/error_info.h"
#include "logging/api/logging_config.h"

#include <QJsonArray>
#include <QJsonObject>

#include <limits>

/// Formats and records written as JSON, for data files and generated cases.
namespace ccr::test {

inline logging::FormatConfig formatOf(const QJsonObject &json)
{
    using namespace logging;
    using namespace Qt::StringLiterals;
    static const QMap<QString, FormatProfile> profiles = {{u"pino"_s, FormatProfile::Pino}, {u"pino-strict"_s, FormatProfile::PinoStrict},
                                                          {u"fork"_s, FormatProfile::Fork}, {u"ecs"_s, FormatProfile::Ecs},
                                                          {u"otlp"_s, FormatProfile::Otlp}, {u"pretty"_s, FormatProfile::Pretty},
                                                          {u"text"_s, FormatProfile::Text}, {u"logfmt"_s, FormatProfile::Logfmt}};
    static const QMap<QString, TimeFormat> times = {{u"epoch"_s, TimeFormat::Epoch},
                                                    {u"unix"_s, TimeFormat::Unix},
                                                    {u"iso"_s, TimeFormat::Iso},
                                                    {u"isoNano"_s, TimeFormat::IsoNano},
                                                    {u"none"_s, TimeFormat::None}};
    FormatConfig format;
    format.profile = profiles.value(json[u"profile"].toString());
    if (json.contains(u"levelFormat"))
        format.levelFormat = json[u"levelFormat"].toString() == u"label"_s ? LevelFormat::Label : LevelFormat::Number;
    if (json.contains(u"timeFormat")) format.timeFormat = times.value(json[u"timeFormat"].toString());
    format.base = json[u"base"].toBool(true);
    format.messageKey = json[u"messageKey"].toString(format.messageKey);
    format.errorKey = json[u"errorKey"].toString(format.errorKey);
    format.nestedKey = json[u"nestedKey"].toString();
    format.serviceKey = json[u"serviceKey"].toString(format.serviceKey);
    format.messagePrefix = json[u"messagePrefix"].toString();
    format.crlf = json[u"crlf"].toBool();
    format.colour = json[u"colour"].toString() == u"always"_s ? ColourMode::Always : ColourMode::Never;
    format.translateTime = json[u"translateTime"].toString();
    format.singleLine = json[u"singleLine"].toBool(true);
    const QJsonObject levels = json[u"customLevels"].toObject();
    for (auto it = levels.begin(); it != levels.end(); ++it) format.customLevels[it.key().toInt()] = it.value().toString();
    return format;
}

inline logging::ErrorInfo errorOf(const QJsonObject &json)
{
    logging::ErrorInfo error;
    error.type = json[u"type"].toString().toStdString();
    error.message = json[u"message"].toString().toStdString();
    error.stack = json[u"stack"].toString().toStdString();
    if (json.contains(u"cause")) error.cause.push_back(errorOf(json[u"cause"].toObject()));
    const QJsonArray parts = json[u"errors"].toArray();
    for (const QJsonValue &part : parts) error.aggregated.push_back(errorOf(part.toObject()));
    return error;
}

/// [name, value] or [name, value, "json" | "error" | "double"]
inline logging::FieldValue fieldValueOf(const QJsonArray &field)
{
    using namespace Qt::StringLiterals;
    const QString kind = field.at(2).toString();
    const QJsonValue value = field.at(1);
    if (kind == u"json"_s) return logging::RawJson{value.toString().toStdString()};
    if (kind == u"error"_s) return logging::serializeError(errorOf(value.toObject()));
    if (kind == u"double"_s) return value.isString() ? std::numeric_limits<double>::quiet_NaN() : value.toDouble();
    if (value.isBool()) return value.toBool();
    if (value.isString()) return value.toString().toStdString();
    if (value.isNull()) return nullptr;
    const double number = value.toDouble();
    if (number == static_cast<double>(static_cast<std::int64_t>(number))) return static_cast<std::int64_t>(value.toInteger());
    return number;
}

/// Time: 2023-11-14T22:13:20.123456789Z unless the record says another one in milliseconds.
inline logging::LogRecord recordOf(const QJsonObject &json)
{
    logging::LogRecord record;
    record.time =
        json.contains(u"time") ? WallTime(milliseconds(json[u"time"].toInteger())) : WallTime(nanoseconds(1'700'000'000'123'456'789));
    record.severity = static_cast<logging::Severity>(json[u"level"].toInt(30));
    record.component = json[u"component"].toString().toStdString();
    record.exchangeId = json[u"reqId"].toString().toStdString();
    record.message = json[u"msg"].toString().toStdString();
    record.seq = static_cast<std::uint64_t>(json[u"seq"].toInteger());
    record.pid = json[u"pid"].toInteger();
    record.boundFields = static_cast<std::size_t>(json[u"bound"].toInt());
    const QJsonArray fields = json[u"fields"].toArray();
    for (const QJsonValue &field : fields) record.fields.emplace_back(field[0].toString().toStdString(), fieldValueOf(field.toArray()));
    return record;
}

} // namespace ccr::test
