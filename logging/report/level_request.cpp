#include "logging/report/level_request.h"

#include "logging/base/json_writer.h"
#include "logging/base/units.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr milliseconds usualDuration = 10min;
constexpr milliseconds longestDuration = 24h; // who wants it for longer writes it into the configuration

Result<milliseconds> durationOf(const QuestionReader &question)
{
    const QString text = question.text(u"for"_s);
    if (text.isEmpty()) return usualDuration;
    const Result<milliseconds> duration = parseInterval(text);
    if (!duration) return question.wrong(u"for"_s, duration.error().message);
    if (*duration < 1s || *duration > longestDuration)
        return question.wrong(u"for"_s, u"\"%1\" is not between one second and a day; write for example 10m"_s.arg(text));
    return *duration;
}

} // namespace

Result<LevelRequest> levelRequestOf(const QuestionReader &question)
{
    LevelRequest request{.component = question.text(u"component"_s).toStdString(), .level = {}, .duration = {}};
    const Result<milliseconds> duration = durationOf(question);
    if (!duration) return duration.error();
    request.duration = *duration;
    const QString level = question.text(u"level"_s);
    if (level == "reset"_L1) return request;
    request.level = severityFromString(level.toStdString());
    if (!request.level || *request.level == Severity::Silent)
        return question.wrong(u"level"_s,
                              u"\"%1\" is no level; write trace, debug, info, warn, error, fatal, or reset to take it back"_s.arg(level));
    return request;
}

QByteArray levelsJson(const std::vector<TemporaryLevel> &levels)
{
    std::string out;
    {
        JsonObject object(out);
        JsonArray list(object.key("levels"));
        for (const TemporaryLevel &level : levels) {
            JsonObject entry(list.next());
            entry.string("component", level.component);
            entry.string("level", toString(level.level));
            entry.number("secondsLeft", static_cast<std::int64_t>(std::chrono::ceil<std::chrono::seconds>(level.left).count()));
        }
    }
    return QByteArray::fromStdString(out);
}

} // namespace ccr::logging
