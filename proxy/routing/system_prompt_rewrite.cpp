#include "proxy/routing/system_prompt_rewrite.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr std::string_view envMark = "<env>";
constexpr qint64 largestFile = 4L * 1024 * 1024;

} // namespace

bool SystemPromptRewrite::load(const QString &path)
{
    const FileStamp stamp = FileStamp::of(path);
    if (path == m_path && stamp == m_stamp && stamp.exists) return true;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
        const QString reason = file.isOpen() ? u"it is larger than 4 MB"_s : file.errorString();
        m_path.clear();
        m_reports.problem(
            "REWRITE_SYSTEM_PROMPT",
            u"REWRITE_SYSTEM_PROMPT: cannot read \"%1\": %2. System prompts are left alone; correct the path in config.json."_s
                .arg(path, reason)
                .toStdString());
        return false;
    }
    m_path = path;
    m_stamp = stamp;
    m_text = file.readAll().toStdString();
    m_reports.works("REWRITE_SYSTEM_PROMPT");
    return true;
}

bool SystemPromptRewrite::apply(ChatRequest &request, const QString &path)
{
    // Clients have moved the block: it was the second, now it is the third. The first is never the instructions.
    for (std::size_t i = 1; i < request.system.size(); ++i) {
        std::string &text = request.system[i].text;
        const std::size_t at = text.rfind(envMark);
        if (at == std::string::npos) continue;
        if (!load(path)) return false;
        text = m_text + text.substr(at);
        return true;
    }
    return false;
}

} // namespace ccr::proxy
