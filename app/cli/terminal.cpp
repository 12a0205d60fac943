#include "app/cli/terminal.h"

#include "proxy/config/config_loader.h"

#include <cstdio>

#include <termios.h>
#include <unistd.h>

namespace ccr::app {

void say(const QString &text)
{
    std::puts(text.toLocal8Bit().constData());
}

int refuse(const QString &text)
{
    std::fprintf(stderr, "ccr: %s\n", text.toLocal8Bit().constData());
    return 1;
}

int refuse(const Error &error)
{
    return refuse(error.message);
}

bool isTerminal()
{
    return ::isatty(STDIN_FILENO) && ::isatty(STDOUT_FILENO);
}

std::optional<QString> askLine(const QString &prompt, Echo echo)
{
    const bool isAsked = ::isatty(STDIN_FILENO);
    if (isAsked) std::fputs(prompt.toLocal8Bit().constData(), stderr);
    termios before{};
    const bool isHidden = isAsked && echo == Echo::Off && ::tcgetattr(STDIN_FILENO, &before) == 0;
    if (isHidden) {
        termios hidden = before;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    QByteArray line;
    int character = 0;
    while ((character = std::getc(stdin)) != EOF && character != '\n') line += static_cast<char>(character);
    if (isHidden) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        std::fputc('\n', stderr);
    }
    if (character == EOF && line.isEmpty()) return std::nullopt;
    return QString::fromLocal8Bit(line).trimmed();
}

QString configPath()
{
    return proxy::defaultConfigPath(processEnvironment());
}

} // namespace ccr::app
