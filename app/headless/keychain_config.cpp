#include "app/headless/keychain_config.h"

#include "app/headless/keychain.h"
#include "app/headless/known_secrets.h"
#include "app/headless/secret_vault.h"

#include <QEventLoop>

namespace ccr::app {

Result<proxy::LoadedConfig> loadWithKeychain(const QString &path)
{
    Result<proxy::LoadedConfig> loaded = proxy::loadConfig(path, processEnvironment());
    if (!loaded || loaded->keychainNames.isEmpty()) return loaded;
    Keychain keychain;
    SecretVault vault(keychain, secretFileFor(path));
    KnownSecrets known(vault);
    QEventLoop loop;
    QObject::connect(&known, &KnownSecrets::learned, &loop, &QEventLoop::quit);
    known.ask(loaded->keychainNames);
    if (known.isWaiting()) loop.exec();
    return proxy::loadConfig(path, processEnvironment(), known.secrets());
}

} // namespace ccr::app
