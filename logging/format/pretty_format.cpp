#include "logging/format/pretty_format.h"

#include "logging/format/pino_format.h"

#include <QDateTime>

namespace ccr::logging {

namespace {

std::string_view label(Severity severity)
{
    switch (severity) {
    case Severity::Trace: return "TRACE";
    case Severity::Debug: return "DEBUG";
    case Severity::Info: return "INFO ";
    case Severity::Warn: return "WARN ";
    case Severity::Error: return "ERROR";
    case Severity::Fatal: return "FATAL";
    case Severity::Silent: break;
    }
    return "     ";
}

std::string_view escapeCode(Severity severity)
{
    if (severity >= Severity::Error) return "\x1b[31m";
    if (severity == Severity::Warn) return "\x1b[33m";
    return severity == Severity::Info ? "\x1b[32m" : "\x1b[90m";
}

// A record must stay one line, and must not carry escape sequences of a provider to the terminal.
void appendPlain(std::string &out, std::string_view text)
{
    for (const char c : text) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
}

} // namespace

void PrettyFormat::append(std::string &out, const RecordView &record) const
{
    const auto ms = std::chrono::duration_cast<milliseconds>(record.time.time_since_epoch()).count();
    out += QDateTime::fromMSecsSinceEpoch(ms).time().toString(QStringLiteral("HH:mm:ss.zzz")).toStdString();
    out += ' ';
    if (m_colour == Colour::On) out += escapeCode(record.severity);
    out += label(record.severity);
    if (m_colour == Colour::On) out += "\x1b[0m";
    out += ' ';
    appendPlain(out, record.component);
    if (!record.exchangeId.empty()) {
        out += ' ';
        appendPlain(out, record.exchangeId);
    }
    out += ' ';
    appendPlain(out, record.message);
    for (const auto &[name, value] : record.fields) {
        out += ' ';
        out += name;
        out += '=';
        if (const auto *text = std::get_if<std::string_view>(&value))
            appendPlain(out, *text);
        else
            appendValue(out, value);
    }
    out += '\n';
}

} // namespace ccr::logging
