#pragma once

#include "logging/api/log.h"

#include <map>
#include <string>

namespace ccr::proxy {

/// Says a lasting problem once and not with every request; again when it has changed or has come back.
class ReportOnce
{
public:
    explicit ReportOnce(const logging::Log &log) : m_log(log) {}

    void problem(const std::string &subject, const std::string &message, logging::FieldList fields = {})
    {
        std::string &said = m_said[subject];
        if (said == message) return;
        said = message;
        m_log.warn(message, fields);
    }
    void works(const std::string &subject) { m_said.erase(subject); }

private:
    const logging::Log &m_log;
    std::map<std::string, std::string> m_said; ///< by subject; there are as many as files and scripts
};

} // namespace ccr::proxy
