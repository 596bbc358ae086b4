import { NetworkError, Refused, ServerError, SignedOut } from './errors'
import { preferences } from './preferences'
import { dropToken, token } from './session'

export interface UploadOptions {
  /** 0…1, of the bytes sent. */
  onProgress?: (share: number) => void
  signal?: AbortSignal
  /** Under one key the API stores a file once, however often it arrives. */
  key?: string
}

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
    xhr.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total)
    xhr.onerror = () => reject(new NetworkError('upload'))
    xhr.onabort = () => reject(new DOMException('upload', 'AbortError'))
    xhr.onload = () => {
      if (xhr.status < 300) resolve(xhr.response as T)
      // A proxy without its server behind it: as good as no line.
      else if (xhr.status >= 502 && xhr.status <= 504) reject(new NetworkError(`upload ${xhr.status}`))
      else if (xhr.status === 401) reject(new SignedOut('upload'))
      else if (xhr.response?.error) reject(new Refused([xhr.response.error]))
      else reject(new ServerError(`upload ${xhr.status}`))
    }
    signal?.addEventListener('abort', () => xhr.abort(), { once: true })
    xhr.send(form)
  })
}

/** Sends one file to POST /files (multipart field "file") and returns what the API stored. Rejects with Refused when the API does not take it. */
export async function upload<T = { id: string }>(file: File, options: UploadOptions = {}): Promise<T> {
  const access = await token()
  try {
    return await sendOnce<T>(file, access, options)
  } catch (error) {
    if (!(error instanceof SignedOut)) throw error
    dropToken(access)
    return sendOnce<T>(file, await token(), options)
  }
}
