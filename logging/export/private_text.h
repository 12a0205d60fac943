#pragma once

#include <string>
#include <string_view>

namespace ccr::logging {

/// Both return how many they replaced.

/// name@host.domain becomes [e-mail].
int maskEmails(std::string &text);
/// /home/name, /Users/name, /root and C:\Users\name, with backslashes single or escaped, and `home` become ~.
int maskHomePaths(std::string &text, std::string_view home);

} // namespace ccr::logging
