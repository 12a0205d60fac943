#pragma once

#include "proxy/config/config_document.h"
#include "proxy/config/config_loader.h"

namespace ccr::proxy {

/// Whether a text of the document, written as the value of `key` (or in its list), already is what is wanted.
using SameText = std::function<bool(const QString &key, const QString &written, const QString &wanted)>;

/// Changes what stands at `pointer` into `wanted`, by as few changes as it takes. Elements of a list are recognised by their
/// "name", else by being equal.
Result<Done> mergeValue(ConfigDocument &document, const QString &pointer, const Json5Value &wanted, const SameText &isSame = nullptr);

/// The text of `document` with the values of `tree`, a whole configuration as JSON. A value that equals the displayed or the
/// interpolated one is not touched, so a "$NAME" is never replaced by what it stands for. An error names the place.
Result<QByteArray> mergeConfig(const ConfigDocument &document, const QByteArray &tree, const Environment &environment);

} // namespace ccr::proxy
