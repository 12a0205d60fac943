#include "logging/base/error_place.h"

#include "logging/base/json5_reader.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace ccr {

namespace {

// Beside the phrase, as phraseOf() finds it.
Error placed(ErrorKind kind, const Phrase &phrase, const QString &place)
{
    const QJsonArray parts{phrase.toJsonValue(), place};
    return {.kind = kind, .message = phrase, .detail = QString::fromUtf8(QJsonDocument(parts).toJson(QJsonDocument::Compact))};
}

} // namespace

Error errorAt(const QString &step, const Error &error)
{
    return placed(error.kind, phraseOf(error), pointerTo({}, step) + placeOf(error));
}

QString placeOf(const Error &error)
{
    return QJsonDocument::fromJson(error.detail.toUtf8()).array().at(1).toString();
}

Error rephrased(const Error &error, const Phrase &phrase)
{
    return placed(error.kind, phrase, placeOf(error));
}

} // namespace ccr
