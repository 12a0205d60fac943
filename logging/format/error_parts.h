#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace ccr::logging {

/// Reads what the error serializer wrote (api/error_info.h). One thread at a time.
class ErrorParts
{
public:
    ErrorParts();
    ~ErrorParts();
    /// False when it is no JSON object with a message.
    bool read(std::string_view json);

    /// Of the last one read.
    std::string_view type() const { return m_type; }
    std::string_view message() const { return m_message; }
    std::string_view stack() const { return m_stack; }

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    std::string_view m_type;
    std::string_view m_message;
    std::string_view m_stack;
};

} // namespace ccr::logging
