#include "ui/workspace/trouble_text.h"
#include "ui/models/config_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(TroubleTexts)
};

} // namespace

QString noticeTitleOf(const proxy::ProxyState &state)
{
    if (state.problem.isEmpty()) return {};
    if (state.trouble == proxy::ProxyState::Trouble::PortInUse) return Texts::tr("Port %1 is used by another program").arg(state.port);
    return Texts::tr("The proxy does not listen");
}

QString listenTrouble(const proxy::ProxyState &state)
{
    using Trouble = proxy::ProxyState::Trouble;
    if (state.problem.isEmpty()) return {};
    switch (state.trouble) {
    case Trouble::PortInUse: return Texts::tr("Port %1 is used by another program. Stop it, or use another port.").arg(state.port);
    case Trouble::NotPermitted: return Texts::tr("The system does not permit port %1. Use one above 1023.").arg(state.port);
    case Trouble::NoSuchAddress: return Texts::tr("%1 is no address of this computer. Set HOST to 127.0.0.1.").arg(state.host);
    case Trouble::Other:
    case Trouble::None: break;
    }
    return configText(state.problem);
}

QString portHolderText(quint16 port, const proxy::PortHolder &holder)
{
    return Texts::tr("Port %1 is used by %2 (process %3)").arg(port).arg(holder.program).arg(holder.pid);
}

QString configTrouble(const Phrase &problem)
{
    QString text = configText(problem);
    if (text.endsWith(u'.') || text.endsWith(u'。')) text.chop(1); // some are whole sentences
    return text.isEmpty() ? text : Texts::tr("%1. The last good configuration stays in force.").arg(text);
}

bool isKeychainTrouble(const Phrase &problem)
{
    const QString &sentence = problem.sentence();
    return sentence.contains("keychain"_L1) && !sentence.startsWith("waiting"_L1) && !problem.values().empty();
}

QString lineIn(const Phrase &problem)
{
    const bool namesLine = problem.sentence().startsWith("%1 line %2"_L1) && problem.values().size() > 1;
    return namesLine ? problem.values()[1].english() : QString();
}

QString unknownProvider(const proxy::ProxyState &state)
{
    const QString wanted = state.defaultRoute.section(u',', 0, 0).trimmed();
    if (state.providers.empty()) return {};
    for (const proxy::ProviderState &provider : state.providers)
        if (provider.name.compare(wanted, Qt::CaseInsensitive) == 0) return {};
    return wanted;
}

int restingProviders(const proxy::ProxyState &state)
{
    int usable = 0;
    for (const proxy::ProviderState &provider : state.providers) {
        if (!provider.problem.isEmpty()) continue;
        if (provider.health != "open"_L1) return 0;
        ++usable;
    }
    return usable;
}

} // namespace ccr::ui
