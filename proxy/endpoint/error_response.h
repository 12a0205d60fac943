#pragma once

#include "logging/base/result.h"
#include "proxy/http/http_message.h"
#include "proxy/message/chat_event.h"

#include <QByteArray>

namespace ccr::proxy {

class HttpResponder;

/// The only place that knows which status and which Anthropic error type a failure becomes.
/// Shape: {"type":"error","error":{"type","message"},"request_id"} (Anthropic API reference, "Errors").

int httpStatus(ErrorKind kind);
/// The error of our own, in the words of the provider model, ready to be sent or to become an error event.
ProviderError toProviderError(const Error &error);
ProviderError ownError(int status, std::string type, PackedPhrase phrase);
/// Anthropic's error type for a status: 401 -> "authentication_error" …
std::string_view errorTypeForStatus(int status);

QByteArray errorBody(const ProviderError &error);
/// In the shape that clients of this path read: OpenAI's, Google's or Anthropic's.
QByteArray errorBody(const ProviderError &error, std::string_view path);
/// The header field in which clients of this path look for the id of their request.
std::string_view requestIdField(std::string_view path);
HttpHeaders jsonHeaders();

/// Answers with the error, in the shape of the request's path.
void respondError(HttpResponder &responder, const Error &error, const HttpRequestHead &head = {});

} // namespace ccr::proxy
