import { isAway, NetworkError, Refused, ServerError, SignedOut } from './errors'
import { preferences } from './preferences'
import { dropToken, token } from './session'

export interface UploadOptions {
  /** 0…1, of the bytes sent. */
  onProgress?: (share: number) => void
  signal?: AbortSignal
  /** Under one key the API stores a file once, however often it arrives. */
  key?: string
  /** Whose it is: it is never sent as anybody else's. */
  owner?: string
}

/** A line that carries nothing for so long carries nothing at all. */
const STALL_MS = 45_000

function sendOnce<T>(file: File, access: string, { onProgress, signal, key }: UploadOptions): Promise<T> {
  // XMLHttpRequest, since fetch does not report how much has been sent.
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    const form = new FormData()
    form.append('file', file, file.name)
    xhr.open('POST', '/files')
    xhr.setRequestHeader('Authorization', `Bearer ${access}`)
    xhr.setRequestHeader('X-Trunkline', '1')
    xhr.setRequestHeader('Accept-Language', preferences.get().language)
    if (key) xhr.setRequestHeader('Idempotency-Key', key)
    xhr.responseType = 'json'
    let stall: ReturnType<typeof setTimeout> | undefined
    let stalled = false
    const moving = () => {
      clearTimeout(stall)
      stall = setTimeout(() => {
        stalled = true
        xhr.abort()
      }, STALL_MS)
    }
    xhr.upload.onprogress = (event) => {
      moving()
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    }
    xhr.onloadend = () => clearTimeout(stall)
    xhr.onerror = () => reject(new NetworkError('upload'))
    xhr.onabort = () =>
      reject(stalled ? new NetworkError('upload stalled') : new DOMException('upload', 'AbortError'))
    xhr.onload = () => {
      const type = xhr.getResponseHeader('content-type') ?? ''
      const ok = xhr.status >= 200 && xhr.status < 300
      // As good as no line. An answer that is cut off parses to nothing.
      const cut = ok && !xhr.response
      if (cut || isAway({ ok, status: xhr.status, headers: new Headers({ 'content-type': type }) }))
        reject(new NetworkError(`upload ${xhr.status}`))
      else if (ok) resolve(xhr.response as T)
      else if (xhr.status === 401) reject(new SignedOut('upload'))
      else if (xhr.response?.error) reject(new Refused([xhr.response.error]))
      else reject(new ServerError(`upload ${xhr.status}`))
    }
    signal?.addEventListener('abort', () => xhr.abort(), { once: true })
    moving()
    xhr.send(form)
  })
}

/** Sends one file to POST /files (multipart field "file") and returns what the API stored. Rejects with Refused when the API does not take it. */
export async function upload<T = { id: string }>(file: File, options: UploadOptions = {}): Promise<T> {
  const access = await token(options.owner)
  try {
    return await sendOnce<T>(file, access, options)
  } catch (error) {
    if (!(error instanceof SignedOut)) throw error
    dropToken(access)
    return sendOnce<T>(file, await token(options.owner), options)
  }
}
