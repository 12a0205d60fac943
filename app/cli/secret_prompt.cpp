#include "app/cli/secret_prompt.h"

#include <QTextStream>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace ccr::app {

namespace {

/// What is typed while it lives does not appear. Nothing happens where there is no terminal.
class SilentTerminal
{
public:
    explicit SilentTerminal(const QString &question)
    {
#ifdef Q_OS_UNIX
        m_isTerminal = ::isatty(STDIN_FILENO) && ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_isTerminal) return;
        std::fputs(qPrintable(question), stderr);
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
#else
        Q_UNUSED(question)
#endif
    }
    ~SilentTerminal()
    {
#ifdef Q_OS_UNIX
        if (!m_isTerminal) return;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::fputc('\n', stderr);
#endif
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

private:
#ifdef Q_OS_UNIX
    bool m_isTerminal = false;
    termios m_before{};
#endif
};

} // namespace

QString readSecret(const QString &question)
{
    const SilentTerminal silence(question);
    return QTextStream(stdin).readLine().trimmed();
}

} // namespace ccr::app
