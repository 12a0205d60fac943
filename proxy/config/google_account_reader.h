#pragma once

#include "proxy/config/config_loader.h"

namespace ccr::proxy {

/// Fills `provider.google` and completes `provider.url` for a provider of a Vertex dialect. Who signs in, first match:
/// options of its transformer (`client_email` and `private_key`, or `credentials`: a file), api_key as an access token,
/// GOOGLE_APPLICATION_CREDENTIALS, and what `gcloud auth application-default login` left (Google, "Application Default
/// Credentials"). `project` and `location` are options too, or GOOGLE_CLOUD_PROJECT and GOOGLE_CLOUD_LOCATION; an
/// api_base_url that names them decides.
/// Returns why the provider cannot be used and what to do; empty when it can.
Phrase readGoogleAccount(Provider &provider, const QUrl &baseUrl, const Environment &environment);

} // namespace ccr::proxy
