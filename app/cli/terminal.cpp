#include "app/cli/terminal.h"

#include "proxy/config/config_loader.h"

#include <csignal>
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
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
        hidden.c_cc[VEOL] = hidden.c_cc[VINTR]; // an interrupt comes as a character, so that the echo is back before it ends the program
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    QByteArray line;
    int character = 0;
    const auto isInterrupt = [&] { return isHidden && character == before.c_cc[VINTR]; };
    while ((character = std::getc(stdin)) != EOF && character != '\n' && !isInterrupt()) line += static_cast<char>(character);
    if (isHidden) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
        std::fputc('\n', stderr);
    }
    if (isInterrupt()) std::raise(SIGINT);
    if (character == EOF && line.isEmpty()) return std::nullopt;
    return QString::fromLocal8Bit(line).trimmed();
}

QString configPath()
{
    return proxy::defaultConfigPath(processEnvironment());
}

} // namespace ccr::app
