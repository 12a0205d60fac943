#pragma once

#include "proxy/message/chat_request.h"

#include <QByteArray>

namespace ccr::proxy {

/// Who serves the Messages API.
enum class AnthropicHost
{
    Anthropic, ///< and servers that imitate it
    Vertex     ///< the model is part of the address; messages of the system within a conversation are not known there
};

/// Writes a request of the Messages API from the neutral model. What came from a client of the same dialect is written with
/// everything it held, also what the model has no word for; a request of another dialect is brought into the shape that the
/// API demands: roles alternate, results stand first and answer each call, ids are valid, sampling fits the model.
/// Thinking goes back only to whom it came from: thinking with a signature of ours would be refused.
QByteArray writeAnthropicRequest(const ChatRequest &request, const std::string &model, AnthropicHost host);

/// Signed or hidden by a provider of the Messages API.
bool isAnthropicThinking(const ThinkingPart &thinking);

} // namespace ccr::proxy
