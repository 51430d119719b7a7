declare module "datapackage" {
  interface LoadedPackage {
    readonly errors: readonly Error[];
    readonly resources: readonly {
      readonly name: string;
      read(options: { readonly keyed: boolean; readonly relations: boolean }): Promise<readonly unknown[]>;
    }[];
  }

  export const Package: {
    load(descriptor: string, options: { readonly basePath: string }): Promise<LoadedPackage>;
  };
}
