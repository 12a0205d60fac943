#include "logging/migration/old_log_reader.h"

#include "logging/base/date_time.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t longestTime = 40;
constexpr std::size_t tellingBeginning = 256; ///< requests are logged as well, and their bodies speak of anything

bool contains(std::string_view text, std::string_view word)
{
    const auto isSame = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    return std::search(text.begin(), text.end(), word.begin(), word.end(), isSame) != text.end();
}

Severity severityOf(std::string_view text)
{
    const std::string_view beginning = text.substr(0, tellingBeginning);
    if (contains(beginning, "error"sv) || contains(beginning, "failed"sv)) return Severity::Error;
    return contains(beginning, "warn"sv) ? Severity::Warn : Severity::Info;
}

/// The time between the brackets at the beginning, which are taken away.
std::optional<WallTime> takeTime(std::string_view &line)
{
    if (!line.starts_with('[')) return std::nullopt;
    const std::size_t end = line.substr(0, longestTime).find(']');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view written = line.substr(1, end - 1);
    const auto text = QString::fromUtf8(written.data(), static_cast<qsizetype>(written.size()));
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || !text.contains(u'T')) return std::nullopt;
    line.remove_prefix(end + 1);
    if (line.starts_with(' ')) line.remove_prefix(1);
    return wallTime(time);
}

/// As TextFormat writes them: a level in capitals, and the part that speaks.
bool isOwnText(std::string_view text)
{
    constexpr std::array levels{"TRACE "sv, "DEBUG "sv, "INFO "sv, "WARN "sv, "ERROR "sv, "FATAL "sv};
    return std::any_of(levels.begin(), levels.end(), [text](std::string_view level) { return text.starts_with(level); })
           && text.find(" component="sv) != std::string_view::npos;
}

/// As PinoFormat writes them: the original numbers nothing.
bool isOwnRecord(const LogRecord &record)
{
    return record.seq > 0 && !record.component.empty();
}

} // namespace

void OldLogReader::add(std::string_view line)
{
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (addJson(line) || addText(line)) return;
    if (m_text && m_text->message.size() < mostOfAText) {
        m_text->message += '\n';
        m_text->message += line;
    } else if (m_followsOwn) {
        ++m_ownLines;
    } else if (!line.empty()) {
        finish();
        m_text = LogRecord{.time = m_time, .severity = severityOf(line), .message = std::string(line)};
    }
}

bool OldLogReader::addJson(std::string_view line)
{
    if (!line.starts_with('{')) return false;
    LogRecord record = m_lines.read(line);
    const bool isObject = !record.fields.empty() || record.message != line;
    const bool hasTime = record.time != WallTime();
    // An object without a time is a part of the text before it.
    if (!isObject || (!hasTime && m_text)) return false;
    finish();
    m_followsOwn = isOwnRecord(record);
    if (m_followsOwn) {
        ++m_ownLines;
        return true;
    }
    if (hasTime) m_time = record.time;
    record.time = m_time;
    give(std::move(record));
    return true;
}

bool OldLogReader::addText(std::string_view line)
{
    const std::optional<WallTime> time = takeTime(line);
    if (!time) return false;
    finish();
    m_followsOwn = isOwnText(line);
    if (m_followsOwn) {
        ++m_ownLines;
        return true;
    }
    m_time = *time;
    m_text = LogRecord{.time = m_time, .severity = severityOf(line), .message = std::string(line)};
    return true;
}

void OldLogReader::finish()
{
    if (!m_text) return;
    LogRecord record = std::move(*m_text);
    m_text.reset();
    while (record.message.ends_with('\n')) record.message.pop_back();
    give(std::move(record));
}

void OldLogReader::give(LogRecord &&record)
{
    m_take(std::move(record));
}

} // namespace ccr::logging
