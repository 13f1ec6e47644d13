// Force-included (CXXFLAGS="-include …") when better-sqlite3 is rebuilt for an Electron older than 36.
//
// The package keeps its frequent strings in Napi::Reference<Napi::String>. A reference to a string needs Node-API 10;
// Electron 33 offers Node-API 9 and crashes at load. Here the string is boxed as element 0 of an object, and the
// object is what the reference holds: Node-API 8 is enough, and the same file runs in Node 20, Node 24 and Electron.
// Not covered: user-defined aggregates with a primitive start value (Napi::Reference<Napi::Value>); we use none.
#pragma once
#ifdef __cplusplus
#undef NAPI_VERSION
#define NAPI_VERSION 8
#include <napi.h>

namespace Napi {

template <typename T>
class BoxedReference {
 public:
  BoxedReference() = default;
  BoxedReference(BoxedReference&&) = default;
  BoxedReference& operator=(BoxedReference&&) = default;
  BoxedReference(const BoxedReference&) = delete;
  BoxedReference& operator=(const BoxedReference&) = delete;

  Napi::Env Env() const { return box_.Env(); }
  bool IsEmpty() const { return box_.IsEmpty(); }
  T Value() const {
    if (box_.IsEmpty()) return T();
    return box_.Value().Get(static_cast<uint32_t>(0)).template As<T>();
  }
  void Reset() { box_.Reset(); }
  void Reset(const T& value, uint32_t count = 0) {
    Napi::Object box = Napi::Object::New(value.Env());
    box.Set(static_cast<uint32_t>(0), value);
    box_ = Napi::Persistent(box);
    (void)count;
  }
  void SuppressDestruct() { box_.SuppressDestruct(); }

 protected:
  Napi::ObjectReference box_;
};

template <>
class Reference<Napi::String> : public BoxedReference<Napi::String> {
 public:
  static Reference<Napi::String> New(const Napi::String& value, uint32_t count = 0) {
    Reference<Napi::String> made;
    made.Reset(value, count);
    // These are static data: their destructors would run after the environment is gone.
    made.SuppressDestruct();
    return made;
  }
};

}  // namespace Napi
#endif
