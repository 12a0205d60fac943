#pragma once

#include "logging/base/clock.h"
#include "logging/base/packed_phrase.h"

#include <QVariant>

#include <optional>
#include <string>

namespace ccr::logging {

/// Empty becomes NULL, so that coalesce() and IS NULL say what they mean.
inline QVariant sqlText(const std::string &text)
{
    return text.empty() ? QVariant() : QVariant(QString::fromStdString(text));
}

/// The parts of a sentence of ours, beside its English text, which is what queries look into; NULL for other words.
inline QVariant sqlPhrase(const PackedPhrase &phrase)
{
    return phrase.hasSentence() ? QVariant(phrase.phrase().toJson()) : QVariant();
}

/// Whole microseconds; absent becomes NULL.
inline QVariant sqlMicros(const std::optional<nanoseconds> &duration)
{
    if (!duration) return {};
    return qint64(std::chrono::duration_cast<microseconds>(*duration).count());
}

} // namespace ccr::logging
