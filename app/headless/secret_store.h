#pragma once

#include "proxy/config/config_loader.h"

#include <functional>

namespace ccr::app {

/// Where secrets are kept outside of files. All functions return at once; the answer comes later, in the thread that asked,
/// as a value or a problem for a person. Within five seconds there is one; when a person unlocks the store after that, the
/// real one follows. Nothing is called after the store is gone.
class SecretStore
{
public:
    using Answer = std::function<void(const proxy::StoredSecret &)>;

    virtual ~SecretStore() = default;
    virtual void read(const QString &name, Answer answer) = 0;
    virtual void write(const QString &name, const QString &secret, Answer answer) = 0;
    virtual void remove(const QString &name, Answer answer) = 0;
};

} // namespace ccr::app
