#pragma once

#include "proxy/message/chat_request.h"
#include "proxy/routing/file_stamp.h"
#include "proxy/routing/report_once.h"

namespace ccr::proxy {

/// REWRITE_SYSTEM_PROMPT: a system block (the second or a later one) that holds "<env>" becomes the text of a file, "<env>"
/// and what followed the last "<env>". The file is read again when it has changed. One that cannot be read leaves the prompt
/// as it is.
class SystemPromptRewrite
{
public:
    explicit SystemPromptRewrite(ReportOnce &reports) : m_reports(reports) {}
    /// True when the prompt was changed.
    bool apply(ChatRequest &request, const QString &path);

private:
    bool load(const QString &path);

    ReportOnce &m_reports;
    QString m_path;
    FileStamp m_stamp;
    std::string m_text;
};

} // namespace ccr::proxy
