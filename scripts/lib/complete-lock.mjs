const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const LIBCS = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/**
 * Adds to a lock file the platform packages that it names as optional dependencies but does not list. npm leaves
 * them out when a registry lacks some of them, or when it writes the lock beside an existing node_modules; then
 * `npm ci` refuses everywhere. Only exact versions with the platform in the name are added.
 * @param lock the parsed package-lock.json; changed in place.
 * @returns names of what was added.
 */
export function completeLock(lock) {
  const added = [];
  for (const [path, holder] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(holder.optionalDependencies ?? {})) {
      if (isListed(lock, path, name) || !/^\d+\.\d+\.\d+/.test(version)) continue;
      const platform = platformOf(name);
      if (!platform) continue;
      lock.packages[`node_modules/${name}`] = {
        version,
        ...(holder.dev ? { dev: true } : {}),
        optional: true,
        ...platform,
      };
      added.push(name);
    }
  }
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
  );
  return added;
}

/** Looks where Node would: beside the package, then in each folder above. */
function isListed(lock, path, name) {
  for (let folder = path; ; folder = folder.replace(/(^|\/)(node_modules\/)?(@[^/]+\/)?[^/]+$/, '')) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

/** `@scope/lib-linux-arm64-musl` → os, cpu, libc as npm writes them. */
function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  const at = words.findIndex((word) => SYSTEMS.includes(word));
  const [os, cpu, libc] = at < 0 ? [] : words.slice(at);
  if (!os || !cpu) return null;
  return { os: [os], cpu: [cpu], ...(LIBCS[libc] && cpu !== 'arm' ? { libc: [LIBCS[libc]] } : {}) };
}
