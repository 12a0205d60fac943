#include "ui/workspace/trouble_text.h"

#include "proxy/api/config_sentence.h"
#include "ui/models/config_text.h"
#include "ui/models/phrase_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr proxy::ConfigSentence keychainTroubles[] = {
    "the keychain has not answered for \"%1\"; unlock it when it asks",
    "the keychain has no entry \"%1\"; store it with \"ccr config set-key %1\"",
    "the keychain does not give out \"%1\"; unlock it, then save the configuration again or send SIGHUP",
    "no keychain runs in this session (Secret Service or KWallet), so \"%1\" cannot be read; start one, or use \"$NAME\" of the environment",
    "the keychain failed over \"%1\" (%2); start or unlock it, or use \"$NAME\" of the environment",
};
constexpr proxy::ConfigSentence problemsInLines[] = {"%1 line %2: %3: %4", "%1 line %2, column %3: %4"};

bool isAmong(std::span<const proxy::ConfigSentence> sentences, const Phrase &said)
{
    return !said.values().empty()
           && std::any_of(sentences.begin(), sentences.end(), [&said](auto sentence) { return proxy::says(said, sentence); });
}

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(TroubleTexts)
};

} // namespace

QString noticeTitleOf(const proxy::ProxyState &state)
{
    if (state.problem.isEmpty()) return {};
    if (state.trouble == proxy::ProxyState::Trouble::PortInUse) return portHolderText(state.port, {});
    return Texts::tr("The proxy does not listen");
}

QString listenTrouble(const proxy::ProxyState &state)
{
    using Trouble = proxy::ProxyState::Trouble;
    if (state.problem.isEmpty()) return {};
    switch (state.trouble) {
    case Trouble::PortInUse: return Texts::tr("Port %1 is used by another program. Stop it, or use another port.").arg(state.port);
    case Trouble::NotPermitted: return Texts::tr("The system does not permit port %1. Use one above 1023.").arg(state.port);
    case Trouble::NoSuchAddress: return Texts::tr("%1 is not an address of this computer. Set HOST to 127.0.0.1.").arg(state.host);
    case Trouble::Other:
    case Trouble::None: break;
    }
    return configText(state.problem);
}

std::optional<TakenPort> takenPort(const proxy::ProxyState &state)
{
    using proxy::ProxyState;
    if (state.status == ProxyState::Status::Failed && state.trouble == ProxyState::Trouble::PortInUse)
        return TakenPort{state.host, state.port};
    const bool isRefused = state.status == ProxyState::Status::Running && state.refusedAddress
                           && state.refusedAddress->trouble == ProxyState::Trouble::PortInUse;
    return isRefused ? std::optional(TakenPort{state.refusedAddress->host, state.refusedAddress->port}) : std::nullopt;
}

QString portHolderText(quint16 port, const proxy::PortHolder &holder)
{
    if (holder.program.isEmpty()) return Texts::tr("Port %1 is used by another program").arg(port);
    return Texts::tr("Port %1 is used by %2 (process %3)").arg(port).arg(holder.program).arg(holder.pid);
}

QString configTrouble(const Phrase &problem)
{
    const QString text = withoutFullStop(configText(problem));
    return text.isEmpty() ? text : Texts::tr("%1. The last good configuration stays in force.").arg(text);
}

bool isKeychainTrouble(const Phrase &problem)
{
    return isAmong(keychainTroubles, problem);
}

QString lineIn(const Phrase &problem)
{
    return isAmong(problemsInLines, problem) && problem.values().size() > 1 ? problem.values()[1].english() : QString();
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
