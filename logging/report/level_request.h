#pragma once

#include "logging/report/question_reader.h"

namespace ccr::logging {

/// Another level for some time.
struct LevelRequest
{
    std::string component;         ///< empty: all
    std::optional<Severity> level; ///< absent: what the configuration says, now
    milliseconds duration{};
};

/// The options level ("trace" … "fatal", or "reset"), component and for: ten minutes unless it says otherwise, a day at most.
Result<LevelRequest> levelRequestOf(const QuestionReader &question);

/// {levels: [{component, level, secondsLeft}]}; an empty component is all of them.
QByteArray levelsJson(const std::vector<TemporaryLevel> &levels);

} // namespace ccr::logging
