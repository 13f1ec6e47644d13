/** Files the operator chose in a dialog: the page holds a token, only the service and main know the path. */
export interface FileTokens {
  /** main or the command line hands over a path and gets the token the page may use once */
  offer(path: string): string;
  /** the path; each token answers once */
  take(token: string): string | undefined;
  /** the path without using the token up: an import asks several times for one file */
  look(token: string): string | undefined;
}

export function fileTokens(newId: () => string): FileTokens {
  const paths = new Map<string, string>();
  return {
    offer: (path) => {
      const token = newId();
      paths.set(token, path);
      return token;
    },
    look: (token) => paths.get(token),
    take: (token) => {
      const path = paths.get(token);
      paths.delete(token);
      return path;
    },
  };
}
