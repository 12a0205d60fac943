#include "app/cli/terminal.h"

#include "proxy/config/config_loader.h"

#include <cstdio>

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

QString configPath()
{
    return proxy::defaultConfigPath(proxy::processEnvironment());
}

} // namespace ccr::app
