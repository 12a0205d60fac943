#pragma once

#include "logging/api/export.h"
#include "logging/redact/secret_redactor.h"

#include <string>

namespace ccr::logging {

/// Takes out what an export's privacy level does not allow. One thread.
class ExportRedactor
{
public:
    /// `home`: path of the user's folder; the ones of other users are recognised by their form.
    ExportRedactor(const SecretRedactor &secrets, ExportPrivacy privacy, std::string home);

    void apply(ExchangeSnapshot &exchange);
    void apply(StoredBody &body);
    void apply(MessageHead &head);
    void apply(LogRecord &record);
    const ExportRemovals &removed() const { return m_removed; }

private:
    void clean(std::string &text);
    void cleanUrl(std::string &url);

    const SecretRedactor &m_secrets;
    const ExportPrivacy m_privacy;
    const std::string m_home;
    ExportRemovals m_removed;
};

} // namespace ccr::logging
