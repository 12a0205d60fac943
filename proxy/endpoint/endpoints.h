#pragma once

#include "proxy/endpoint/endpoint.h"

namespace ccr::proxy {

/// @name What agents use
/// @{
/// Anthropic API reference, "Create a Message".
void serveMessages(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// Anthropic API reference, "Count tokens": {"input_tokens": n}, counted here and not by the provider.
void serveCountTokens(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// OpenAI API reference, "Create chat completion".
void serveChatCompletions(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// OpenAI API reference, "Create a model response".
void serveResponses(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// Gemini API reference: models/{model}:generateContent, :streamGenerateContent and :countTokens.
void serveGenerateContent(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// The third of them: {"totalTokens": n}.
void serveGeminiCountTokens(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// What can be asked for, as OpenAI, Anthropic or Google list models; decided by the fields that the client sends.
void serveModels(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
void serveModel(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// @}

/// @name State
/// @{
/// Name and version. Claude Code warms its connection up with HEAD /.
void serveRoot(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// 200 and "status": "ok" as long as requests are answered; "health" and "logging" say how the logging does: "healthy",
/// "degraded" or "unhealthy".
void serveHealth(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// 200 when a request could be served, else 503 with the reasons.
void serveReady(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// Prometheus' text format; 503 when nothing is measured, because logging is switched off.
void serveMetrics(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// @}

/// @name The program
/// @{
void serveTransformers(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
void restart(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// Where the request in the body, in Anthropic's form, would go and why; nothing is sent.
void serveRouteExplanation(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
void checkUpdate(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
void performUpdate(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
void redirectToWindowPage(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
void serveWindowPage(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// @}

/// @name Configuration
/// Both are about the file: what is saved there is applied by whoever watches it.
/// @{
/// The tree of values as it stands in the file, references kept, secrets masked.
void serveConfig(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// Saves such a tree; comments, order and whatever is masked or a reference stay. A backup is kept.
void saveConfig(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// [{id, name, baseUrl, apiKey, models, transformer, type, enabled, problem}], keys masked.
void serveProviders(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
void serveProvider(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
void addProvider(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
void changeProvider(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// {enabled}: a provider that is switched off is out of routing.
void toggleProvider(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
void removeProvider(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// @}

/// @name Presets
/// @{
/// {"presets": [{id, name, version, description, author, keywords, installed, problem}]}
void servePresets(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// The manifest, secrets masked.
void servePreset(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// {"secrets": {id: answer}}: answers to the preset's questions.
void applyPreset(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
void removePreset(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// 501 with the command that does it.
void refusePresetMarket(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// @}

/// @name Logs
/// @{
/// [{name, path, size, lastModified}], newest first.
void serveLogFiles(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// The lines of ?file= (without it the newest) as an array; &tail=lines, &from=byte, &bytes=count. The field X-Log-Range of
/// the answer says which part it is.
void serveLog(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// What was measured, as ?format=json (the default), csv, html or prometheus.
void servePerformance(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// Empties ?file=.
void clearLog(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services);
/// What the command of `ccr logs` answers with --json. Query: records, with &requests exchanges, a line each; X-Next-Cursor names
/// the next page. Export: a download. The parameters, or the members of an object in the body, are the options of the command, and "query"
/// its operands; unknown ones are refused.
void answerLogReport(logging::LogReport kind, const HttpRequest &request, HttpResponder &responder, const EndpointServices &services);
template <logging::LogReport kind>
void serveLogReport(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    answerLogReport(kind, request, responder, services);
}
/// @}

} // namespace ccr::proxy
