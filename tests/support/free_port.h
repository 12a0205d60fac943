#pragma once

#include <QCoreApplication>
#include <QHostAddress>
#include <QTcpServer>

namespace ccr::test {

/// A port at which nobody listens. Not of those that the system gives out itself (from 32768 on), nor of those of the tests that run
/// beside this one: between this call and the use of the port, a connection of anybody could get it otherwise.
inline quint16 freePort()
{
    constexpr int first = 10'000;
    constexpr int ofOneProcess = 40;
    constexpr int processes = 550;
    static int given = 0;
    const int begin = first + static_cast<int>(QCoreApplication::applicationPid() % processes) * ofOneProcess;
    for (int i = 0; i < ofOneProcess; ++i) {
        const auto port = static_cast<quint16>(begin + given++ % ofOneProcess);
        if (QTcpServer server; server.listen(QHostAddress::LocalHost, port)) return port;
    }
    qFatal("no free port");
    return 0;
}

} // namespace ccr::test
