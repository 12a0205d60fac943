#pragma once

#include "logging/base/json5_values.h"

namespace ccr::proxy {

/// A key that was written out, and the "keychain:NAME" that stands in its place now.
struct MovedKey
{
    QString secret;
    QString reference;
    bool operator==(const MovedKey &) const = default;
};

/// What a change of a configuration moved into the keychain: of APIKEY and of each provider, by its place in the list.
std::vector<MovedKey> movedKeys(const Json5Value &before, const Json5Value &after);

/// The text of a configuration, with the references in the place of the keys. It stays as good for going back.
QByteArray withReferences(const QByteArray &text, const std::vector<MovedKey> &keys);

} // namespace ccr::proxy
