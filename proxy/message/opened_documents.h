#pragma once

#include "proxy/message/chat_request.h"

#include <string>
#include <vector>

namespace ccr::proxy {

/// For models that know no document but a file or a text: one that is made of texts and images becomes these, in their order,
/// and what a client says of a document beside its title stands before it.
void openDocuments(ChatRequest &request);

/// What DocumentPart::membersJson says of the document for the model to read; empty when nothing.
std::string documentContext(const std::string &membersJson);

/// Types of the parts that no model but those of the client's dialect can read, each once.
std::vector<std::string> unreadableParts(const ChatRequest &request);

} // namespace ccr::proxy
