#pragma once

#include "proxy/api/port_control.h"
#include "proxy/api/proxy_control.h"

#include <optional>

namespace ccr::ui {

/// What keeps the proxy from listening, in the language of the window. Empty: nothing does.

/// The fact: "The proxy does not listen"; with a port that is in use, that.
QString noticeTitleOf(const proxy::ProxyState &state);
/// Why, and what helps.
QString listenTrouble(const proxy::ProxyState &state);
/// A port that another program holds, and that keeps the proxy from listening or from moving there.
struct TakenPort
{
    QString host;
    quint16 port = 0;
};
std::optional<TakenPort> takenPort(const proxy::ProxyState &state);
/// "Port 3456 is used by node (process 4121)"
QString portHolderText(quint16 port, const proxy::PortHolder &holder);
/// A refused configuration: the loader's own words, which name file, line and key, and what holds meanwhile.
QString configTrouble(const Phrase &problem);
/// Whether it says that the keychain does not give out a key; its first value is the key's name then.
bool isKeychainTrouble(const Phrase &problem);
/// The line of the file that such a problem names; empty: none.
QString lineIn(const Phrase &problem);
/// The provider that the default route names, where none of that name is set up; empty: all is well.
QString unknownProvider(const proxy::ProxyState &state);
/// How many providers could be used, where all of them rest after failures; 0: one is left, or there are none.
int restingProviders(const proxy::ProxyState &state);

} // namespace ccr::ui
