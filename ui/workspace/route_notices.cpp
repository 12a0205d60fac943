#include "ui/workspace/route_notices.h"

#include "proxy/api/config_sentence.h"
#include "ui/models/config_text.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using proxy::ConfigFinding;

namespace {

constexpr auto subject = "routes"_L1;
constexpr auto defaultRoute = "/Router/default"_L1;
constexpr std::size_t mostShown = 3;

bool isAboutTarget(const ConfigFinding &finding)
{
    static const QRegularExpression places(
        u"^/(?:Router|fallback)/(?:default|background|think|longContext|webSearch|image)$|^/Router/rules/\\d+/(?:route|fallback)$"_s);
    return places.match(finding.pointer).hasMatch();
}

// "/Router/rules/0/route" as one writes it: "Router.rules[0].route".
QString writtenPath(const QString &pointer)
{
    static const QRegularExpression index(u"/(\\d+)"_s);
    return QString(pointer).remove(0, 1).replace(index, u"[\\1]"_s).replace(u'/', u'.');
}

QString sentenceOf(const ConfigFinding &finding, const QString &file)
{
    const QString path = writtenPath(finding.pointer);
    return RouteNotices::tr("%1.").arg(configText(finding.line > 0
                                                      ? proxy::said("%1 line %2: %3: %4", file, finding.line, path, finding.message)
                                                      : proxy::said("%1: %2: %3", file, path, finding.message)));
}

Notice noticeOf(const std::vector<ConfigFinding> &findings, const QString &file)
{
    const auto isDefault = [](const ConfigFinding &finding) { return finding.pointer == defaultRoute; };
    const bool isGrave = std::any_of(findings.begin(), findings.end(), isDefault); // requests are refused
    QStringList sentences;
    for (std::size_t i = 0; i < std::min(findings.size(), mostShown); ++i) sentences.append(sentenceOf(findings[i], file));
    if (findings.size() > mostShown) sentences.append(u"…"_s);
    return {.kind = NoticeKind::Config,
            .level = isGrave ? NoticeLevel::Problem : NoticeLevel::Warning,
            .subject = subject,
            .title = isGrave ? RouteNotices::tr("The default route leads nowhere")
                             : RouteNotices::tr("%n route(s) lead nowhere", nullptr, static_cast<int>(findings.size())),
            .body = sentences.join(u' '),
            .actionId = u"openConfigLine"_s,
            .secondActionId = u"routes"_s,
            .argument = QString::number(findings.front().line)};
}

bool isSame(const ConfigFinding &a, const ConfigFinding &b)
{
    return a.line == b.line && a.pointer == b.pointer && a.message == b.message;
}

} // namespace

RouteNotices::RouteNotices(NoticeBoard &board, proxy::ConfigControl &config, QObject *parent)
    : QObject(parent), m_board(board), m_config(config)
{
    connect(&config, &proxy::ConfigControl::changed, this, &RouteNotices::look);
    look();
}

void RouteNotices::look()
{
    m_config.read(this, [this](const proxy::ConfigSource &source) {
        if (!source.exists || !source.problem.isEmpty()) return; // the last good one stays in force, which is told elsewhere
        m_config.check(source.root, this, [this](const proxy::ConfigCheck &check) { take(check); });
    });
}

void RouteNotices::take(const proxy::ConfigCheck &check)
{
    if (!check.isUsable()) return;
    std::vector<ConfigFinding> found;
    std::copy_if(check.findings.begin(), check.findings.end(), std::back_inserter(found), isAboutTarget);
    // What comes first in a notice is what weighs most.
    std::stable_partition(found.begin(), found.end(), [](const ConfigFinding &finding) { return finding.pointer == defaultRoute; });
    if (std::equal(found.begin(), found.end(), m_told.begin(), m_told.end(), isSame)) return;
    m_told = found;
    m_board.withdraw(NoticeKind::Config, subject);
    if (found.empty()) return;
    m_board.post([found, file = QFileInfo(m_config.path()).fileName()] { return noticeOf(found, file); });
}

} // namespace ccr::ui
