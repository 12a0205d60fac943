#pragma once

namespace ccr::proxy {

/// Why a secret cannot be had or kept, for whoever puts it into words.
enum class SecretTrouble
{
    None,
    NotFound,
    Denied,        ///< the keychain is locked, or its owner refused
    NoKeychain,    ///< none runs in this session
    NoAnswer,      ///< none within the patience of the asker; it may still come
    OtherKeychain, ///< it was given to another one than the session has now
    File,          ///< the file of secrets cannot be read or written
    Other
};

} // namespace ccr::proxy
