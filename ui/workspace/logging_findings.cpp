#include "ui/workspace/logging_findings.h"

#include "ui/models/config_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::LoggingFinding;

namespace {

constexpr auto subject = "logging"_L1;
constexpr std::size_t mostShown = 2;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(LoggingFindings)
};

QString sentenceOf(const LoggingFinding &finding)
{
    const QString place = loggingConfigText(finding.place);
    const QString message = loggingConfigText(finding.message);
    if (finding.suggestion.isEmpty()) return Texts::tr("%1: %2.").arg(place, message);
    return Texts::tr("%1: %2; %3.").arg(place, message, loggingConfigText(finding.suggestion));
}

Notice noticeOf(const std::vector<LoggingFinding> &errors)
{
    QStringList sentences;
    for (std::size_t i = 0; i < std::min(errors.size(), mostShown); ++i) sentences.append(sentenceOf(errors[i]));
    if (errors.size() > mostShown) sentences.append(u"…"_s);
    const int line = errors.front().line;
    return {.kind = NoticeKind::Config,
            .level = NoticeLevel::Warning,
            .subject = subject,
            .title = Texts::tr("%n value(s) of the logging are not used", nullptr, static_cast<int>(errors.size())),
            .body = sentences.join(u' '),
            .actionId = u"loggingStatus"_s,
            .secondActionId = line > 0 ? u"openConfigLine"_s : QString(),
            .argument = line > 0 ? QString::number(line) : QString()};
}

} // namespace

LoggingFindings::LoggingFindings(proxy::ConfigControl &config, logging::PresetControl &logging, QObject *parent)
    : QObject(parent), m_config(config), m_logging(logging)
{
    connect(&config, &proxy::ConfigControl::changed, this, &LoggingFindings::look);
    look();
}

void LoggingFindings::look()
{
    // The file is read last: one that is being written is announced again when it is whole.
    m_logging.check(this, [this](const std::vector<LoggingFinding> &findings) {
        m_config.read(this, [this, findings](const proxy::ConfigSource &source) {
            if (!source.problem.isEmpty()) return; // the last good one stays in force, which is told elsewhere
            if (std::exchange(m_findings, findings) != findings) Q_EMIT changed();
        });
    });
}

QString LoggingFindings::text() const
{
    QStringList lines;
    for (const LoggingFinding &finding : m_findings) lines.append((finding.isError ? u"✕ "_s : u"△ "_s) + sentenceOf(finding));
    return lines.join(u'\n');
}

LoggingNotices::LoggingNotices(NoticeBoard &board, proxy::ConfigControl &config, logging::PresetControl &logging, QObject *parent)
    : QObject(parent), m_board(board), m_findings(config, logging, this)
{
    connect(&m_findings, &LoggingFindings::changed, this, &LoggingNotices::tell);
}

void LoggingNotices::tell()
{
    m_board.withdraw(NoticeKind::Config, subject);
    std::vector<LoggingFinding> errors;
    std::copy_if(m_findings.list().begin(), m_findings.list().end(), std::back_inserter(errors),
                 [](const LoggingFinding &finding) { return finding.isError; });
    if (!errors.empty()) m_board.post([errors] { return noticeOf(errors); });
}

} // namespace ccr::ui
