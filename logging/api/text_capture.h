#pragma once

#include "logging/api/log.h"

#include <mutex>
#include <streambuf>
#include <string>

namespace ccr::logging {

/// Makes records of text that others write: each line is one, its level is what its words say (error, failed: error; warn:
/// warn; otherwise info). For the standard error of a child program. One thread.
class TextCapture
{
public:
    explicit TextCapture(Log log) : m_log(std::move(log)) {}
    ~TextCapture() { finish(); }

    void feed(std::string_view text);
    /// What stands there without a line end is a line, too.
    void finish();
    static Severity severityOf(std::string_view line);

    static constexpr std::size_t longestLine = 64UL * 1024; ///< what is longer becomes several records

private:
    void write(std::string_view line);

    const Log m_log;
    std::string m_line; ///< its begin, when only that has come
};

/// As long as it lives, what the program writes to std::clog becomes records. Any thread may write; what several write
/// at once may meet in one line.
class ClogCapture final : private std::streambuf
{
public:
    explicit ClogCapture(Log log);
    ~ClogCapture() override;
    ClogCapture(const ClogCapture &) = delete;
    ClogCapture &operator=(const ClogCapture &) = delete;

private:
    std::streamsize xsputn(const char *text, std::streamsize count) override;
    int_type overflow(int_type character) override;

    std::mutex m_mutex; ///< for m_capture
    TextCapture m_capture;
    std::streambuf *m_previous;
};

} // namespace ccr::logging
