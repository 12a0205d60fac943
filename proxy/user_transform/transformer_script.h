#pragma once

namespace ccr::proxy {

/// What runs in the `node` child for the files of `transformers`: loads classes, makes instances, calls their hooks. Follows the
/// protocol of NodeHost. Calls:
///   load    {files}                                            -> [{file, name, endPoint, hooks, problem}]
///   request {files, uses, body, url, headers, provider, context} -> {body, url, headers, answers}
///   answer  {files, uses, context, status, headers, body}       -> {contentType, body}, both whole
///   open    {stream, files, uses, context, status, headers}     -> null when the whole answer was told by `host.tell`
///   feed    {stream, data}                                     -> null when there is room for more
///   end     {stream}                                           -> null at once
///   drop    {stream}                                           -> null; nobody wants the rest
/// Bytes travel as base64: a piece may end inside a character.
extern const char transformerScript[];

} // namespace ccr::proxy
