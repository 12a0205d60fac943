#include "app/headless/port_service.h"

#include "app/headless/answer_in.h"
#include "app/headless/process_table.h"

#include <QHostAddress>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr int triedPorts = 50;
constexpr int lastPort = 65535;

quint16 nextFree(const QHostAddress &address, quint16 port)
{
    for (int candidate = port + 1; candidate <= qMin(port + triedPorts, lastPort); ++candidate)
        if (QTcpServer().listen(address, static_cast<quint16>(candidate))) return static_cast<quint16>(candidate);
    return 0;
}

} // namespace

PortService::PortService(QObject *parent) : PortControl(parent)
{
    m_pool.setMaxThreadCount(1);
}

PortService::~PortService()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void PortService::findHolder(const QString &host, quint16 port, QObject *context, std::function<void(const proxy::PortHolder &)> answer)
{
    const auto reply = answerIn<proxy::PortHolder>(this, context, [answer](const proxy::PortHolder &holder) { answer(holder); });
    m_pool.start([host, port, reply] {
        const QHostAddress address = host == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
        const std::optional<ProcessIdentity> process = listenerOn(port);
        reply({.program = process ? process->program : QString(), .pid = process ? process->pid : 0, .nextFree = nextFree(address, port)});
    });
}

} // namespace ccr::app
